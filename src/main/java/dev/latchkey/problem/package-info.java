/**
 * Errors as the outside sees them. {@link dev.latchkey.problem.ProblemException} carries what its sender may know;
 * whatever else a resource fails with is told in general words and logged. Two forms are spoken:
 * {@link dev.latchkey.problem.ErrorForm}.
 */
package dev.latchkey.problem;
