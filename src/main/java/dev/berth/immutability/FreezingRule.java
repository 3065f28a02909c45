package dev.berth.immutability;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.berth.immutability.Coverage.Words;
import dev.berth.platform.DomainException;
import dev.berth.selector.Selector;

/**
 * A rule that is in force.
 *
 * @param words what it covers, for people
 */
record FreezingRule(long id, Coverage coverage, String words) {

    private static final Logger log = LoggerFactory.getLogger(FreezingRule.class);
    private static final Coverage EVERYTHING = Coverage.of(
            new Selector("doublestar", "matches", "", null), new Selector("doublestar", "repoMatches", "", null));

    /** A rule that was stored and cannot be read any more covers everything: nobody knows what it was to protect (S19). */
    static FreezingRule of(long id, Words stored) {
        try {
            return new FreezingRule(id, Coverage.of(stored.tags(), stored.repositories()), stored.toString());
        } catch (DomainException e) {
            log.error(
                    "Immutability rule {} cannot be read, and covers everything in its project: {}",
                    id,
                    e.getMessage());
            return new FreezingRule(id, EVERYTHING, "everything as long as it cannot be read: " + e.getMessage());
        }
    }
}
