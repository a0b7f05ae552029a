/**
 * The doors through which requests ask for admission: thin adapters over {@link dev.latchkey.verify.Verdict}, one
 * package each. A door reads an attempt from its protocol, and writes the verdict in it; it decides nothing.
 */
package dev.latchkey.door;
