package dev.berth.job;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings below {@code berth.job}.
 *
 * @param workers how many tasks this node does at once
 */
@ConfigurationProperties("berth.job")
record JobProperties(int workers) {

    JobProperties {
        if (workers < 1) {
            throw new IllegalArgumentException("berth.job.workers is " + workers + ": expected a number from 1 on");
        }
    }
}
