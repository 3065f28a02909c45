package dev.berth.platform.outward;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where calls to the outside may go.
 *
 * @param allowedNetworks addresses or CIDR blocks that are allowed although they are private, link-local or loopback
 */
@ConfigurationProperties("berth.outward")
record OutwardProperties(@DefaultValue List<String> allowedNetworks) {}
