package dev.berth.benchmark;

import java.io.IOException;

/**
 * One kind of work, the same for every contestant.
 *
 * @param bytes what one operation moves, so that MB/s are reported; 0 where operations are counted
 */
record Workload(String name, long bytes, Setup setup) {

    /** Brings what the work needs into place; once for each contestant, not timed. */
    interface Setup {
        Opening on(Contestant contestant) throws IOException;
    }

    /** Connects one client, numbered from 0; once for each round, not timed. */
    interface Opening {
        Operation open(int number) throws IOException;
    }
}
