/** How JSON is read here: strictly, so that a client's mistake is told and not guessed away. */
package dev.latchkey.json;
