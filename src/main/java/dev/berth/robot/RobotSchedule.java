package dev.berth.robot;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.berth.job.NodeTask;

/** What this module has done in the background. */
@Configuration(proxyBeanMethods = false)
class RobotSchedule {

    @Bean
    NodeTask writeRobotUse(RobotUse use) {
        return new NodeTask("robot-use", Duration.ofSeconds(10), use::write);
    }
}
