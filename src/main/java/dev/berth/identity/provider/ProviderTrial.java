package dev.berth.identity.provider;

/** Tries whether settings of one kind work, by speaking to the provider. It is asked before they are saved, outside of any transaction. */
public interface ProviderTrial {

    ProviderKind kind();

    /** @throws ProviderRefused with what was tried and what was answered */
    void require(ProviderSettings settings);
}
