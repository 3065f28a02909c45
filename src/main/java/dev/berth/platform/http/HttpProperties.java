package dev.berth.platform.http;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands between clients and this server.
 *
 * @param trustedProxies addresses or CIDR blocks whose X-Forwarded-For and X-Forwarded-Proto count
 */
@ConfigurationProperties("berth.http")
record HttpProperties(@DefaultValue List<String> trustedProxies) {}
