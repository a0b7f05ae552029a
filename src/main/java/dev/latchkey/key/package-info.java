/**
 * API keys and their life, as a merchant's staff manage them. A key's secret exists here only between its making and the
 * answer that hands it over; what is kept is its hash and a hint.
 */
package dev.latchkey.key;
