/** Work that an instance does by itself, again and again. */
package dev.latchkey.rounds;
