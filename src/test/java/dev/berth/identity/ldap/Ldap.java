package dev.berth.identity.ldap;

import java.time.Clock;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import dev.berth.identity.provider.Lanes;
import dev.berth.platform.outward.OutwardAddresses;

/** This package without the rest of the product, and allowed to call some networks. */
final class Ldap implements AutoCloseable {

    static final String LOOPBACK = "127.0.0.0/8,::1";

    private final ConfigurableApplicationContext context;

    Ldap(String networks) {
        context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties("berth.outward.allowed-networks=" + networks, "spring.main.banner-mode=off")
                .run("--spring.config.location=optional:classpath:/nothing/");
    }

    LdapDirectories directories() {
        return context.getBean(LdapDirectories.class);
    }

    LdapTrial trial() {
        return context.getBean(LdapTrial.class);
    }

    Conversations conversations() {
        return context.getBean(Conversations.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Import({OutwardAddresses.class, Lanes.class, Conversations.class, LdapDirectories.class, LdapTrial.class})
    @ConfigurationPropertiesScan(basePackageClasses = OutwardAddresses.class)
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
