package dev.berth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The registry: one process that serves the OCI Distribution API at {@code /v2} and Harbor's REST API at {@code /api/v2.0}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Berth {

    public static void main(String[] args) {
        SpringApplication.run(Berth.class, args);
    }
}
