package dev.berth.token;

import java.time.Duration;

/** How long an access token is good for that is issued now. */
interface TokenLife {

    Duration current();
}
