package dev.berth.setting;

import java.util.Map;

/** Where settings live that describe something else than the server: the primary directory and the primary issuer. */
public interface SettingHome {

    /** All settings that live there, as they are now; secrets as empty texts. */
    Map<Setting, String> read();

    /**
     * Works out a change and tries whether it works. Runs outside of any transaction.
     *
     * @param wanted those that differ from {@link #read}; settings that live elsewhere are ignored
     * @throws dev.berth.platform.DomainException INVALID where they cannot be meant, or nobody could sign in so
     */
    Pending prepare(Map<Setting, String> wanted);

    /** A change that is ready to be saved. */
    interface Pending {

        /** What really changes, as it was. */
        Map<Setting, String> before();

        /** What really changes, as it will be; a secret as an empty text. */
        Map<Setting, String> after();

        /**
         * Saves it in the caller's transaction.
         *
         * @throws dev.berth.platform.DomainException CONFLICT where somebody else changed the same meanwhile
         */
        void write();
    }
}
