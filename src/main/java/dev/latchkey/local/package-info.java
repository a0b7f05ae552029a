/**
 * What makes a checkout run on a machine that has nothing but a JDK: real PostgreSQL and Redis processes from Maven
 * artifacts, and a merchant to play with. For the dev and test profiles; production artifacts don't contain the
 * servers, and never start this.
 */
package dev.latchkey.local;
