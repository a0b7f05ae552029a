package dev.latchkey.overload;

import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Counter;

/** Room for so many at once; who finds none is counted. For use by any thread. */
public final class Places {

    private final int most;
    private final Semaphore free;
    private final Counter turnedAway;

    public Places(int most, Counter turnedAway) {
        this.most = most;
        this.free = new Semaphore(most);
        this.turnedAway = turnedAway;
    }

    /**
     * Whether there was a place; it must be given back then, once. Never waits: a queue of requests is what is to be avoided.
     */
    public boolean take() {
        if (free.tryAcquire()) {
            return true;
        }
        turnedAway.increment();
        return false;
    }

    public void giveBack() {
        free.release();
    }

    /** How many are taken. */
    public int taken() {
        return most - free.availablePermits();
    }
}
