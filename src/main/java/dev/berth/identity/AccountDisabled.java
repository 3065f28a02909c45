package dev.berth.identity;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** An administrator has disabled the account: nothing proves its owner until an administrator enables it again (S31). */
public final class AccountDisabled extends DomainException {

    AccountDisabled() {
        super(ErrorKind.UNAUTHENTICATED, "this account is disabled");
    }
}
