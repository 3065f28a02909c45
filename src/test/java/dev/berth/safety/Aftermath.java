package dev.berth.safety;

import java.time.Duration;
import javax.sql.DataSource;

/** What has to hold after a server was halted in the middle of a request and started again. */
record Aftermath(Client client, Registry registry, Invariants invariants, DataSource database) {

    private static final Duration LONG_ENOUGH = Duration.ofDays(3);

    /** @param reapFirst whether the reaper comes before the client tries again */
    void check(Scenario scenario, boolean reapFirst) {
        invariants.require();
        client.ledger().requireAll(registry);
        if (reapFirst) {
            reap();
        }
        scenario.request().accept(client);
        client.ledger().requireAll(registry);
        reap();
        client.ledger().requireAll(registry);
        invariants.require();
        invariants.requireNothingLeftOver();
    }

    /** Twice: what the first round condemns, the second one deletes. */
    private void reap() {
        for (int round = 0; round < 2; round++) {
            new TimeTravel(database).pass(LONG_ENOUGH);
            registry.reap();
        }
    }
}
