/** What the framework's Redis client does not do by itself: connections besides its own, and a walk through a whole cluster. */
package dev.latchkey.redis;
