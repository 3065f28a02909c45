package dev.berth.system;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.identity.provider.SignInProvider;
import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the server says of itself, by Harbor's names. The fields from {@code harborVersion} on are absent for strangers.
 *
 * @param oidcProviderName what the primary issuer is called; absent where there is none that people may sign in by
 * @param signInProviders the directories and issuers that people may sign in by
 * @param registryUrl the external URL without its scheme
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record GeneralInfo(
        String authMode,
        boolean primaryAuthMode,
        boolean selfRegistration,
        String bannerMessage,
        @Nullable String oidcProviderName,
        @BerthOnly List<SignInProvider> signInProviders,
        @Nullable String harborVersion,
        @Nullable String externalUrl,
        @Nullable String registryUrl,
        @Nullable Boolean readOnly,
        @Nullable Boolean hasCaRoot,
        @Nullable String projectCreationRestriction,
        @Nullable String registryStorageProviderName,
        @Nullable Boolean notificationEnable,
        @Nullable Instant currentTime) {}
