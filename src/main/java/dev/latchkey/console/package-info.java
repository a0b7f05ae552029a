/**
 * The console: what a merchant's staff see in a browser. Pages are rendered here, from the same beans as the Management API;
 * whatever changes something is done by that API, called by the pages' script. So there is one place that decides who may do
 * what, and no secret is ever part of a page: it goes from the API's answer into a field of the open page, and nowhere else.
 */
package dev.latchkey.console;
