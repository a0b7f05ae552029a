/**
 * What was recorded, for those who may see it: a merchant's members see what happened in the merchant and when its members
 * signed in; platform accounts see everything.
 */
package dev.latchkey.audit.trail;
