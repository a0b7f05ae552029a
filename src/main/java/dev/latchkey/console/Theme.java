package dev.latchkey.console;

/** Dark on light, light on dark, or as the viewer's system is. */
enum Theme {
    AUTO,
    LIGHT,
    DARK
}
