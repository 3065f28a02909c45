package dev.berth.platform.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OutwardAddressesTest {

    private final OutwardAddresses strict = allowing();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "127.1",
                "2130706433",
                "",
                "localhost",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "[::1]",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001::1",
                "2001:10::1",
                "2001:db8::1",
                "3fff::1",
                "100::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fe80::1%1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void S07_whatIsNotPublicIsRefused(String host) {
        assertThatExceptionOfType(AddressRefused.class)
                .isThrownBy(() -> strict.resolve(host))
                .withMessageContaining("berth.outward.allowed-networks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "32.1.0.1",
                "32.2.0.1",
                "63.255.0.1",
                "2606:4700:4700::1111",
                "2001:4860:4860::8888",
                "2003::1"
            })
    void publicAddressesAreGivenAsTheyAre(String host) throws UnknownHostException {
        assertThat(strict.resolve(host)).containsExactly(InetAddress.getByName(host));
    }

    /** Its digits are decimal, whatever other software makes of them: what is asked for is what was checked. */
    @Test
    void S07_anAddressWithZerosInFrontIsTheOneThatIsConnectedTo() throws UnknownHostException {
        assertThat(strict.resolve("0177.0.0.1"))
                .containsExactly(InetAddress.getByAddress(new byte[] {(byte) 177, 0, 0, 1}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f.0.0.1", "0x7f000001", "017700000001", "127.0.0.1\u0000.example.org"})
    void S07_otherSpellingsOfAddressesAreNone(String host) {
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> strict.resolve(host));
    }

    @Test
    void S07_oneAddressThatIsNotPublicIsEnoughToRefuseAName() throws UnknownHostException {
        List<InetAddress> mixed = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));

        assertThatExceptionOfType(AddressRefused.class)
                .isThrownBy(() -> strict.requireAllowed("directory.example.org", mixed))
                .withMessageContaining("directory.example.org has the address 10.0.0.1");
        assertThatCode(() -> allowing("10.0.0.0/24").requireAllowed("directory.example.org", mixed))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsListedIsAllowedAndNothingBesideIt() throws UnknownHostException {
        OutwardAddresses listed = allowing("10.0.0.5", "fd00::/8", "fe80::/10", "127.0.0.0/8");

        assertThat(listed.resolve("10.0.0.5")).hasSize(1);
        assertThat(listed.resolve("::ffff:10.0.0.5")).hasSize(1);
        assertThat(listed.resolve("fd12::1")).hasSize(1);
        assertThat(listed.resolve("fe80::1%1")).hasSize(1);
        for (String host : List.of("10.0.0.6", "fc00::1", "::1", "::127.0.0.1", "2002:7f00:1::")) {
            assertThatExceptionOfType(AddressRefused.class).isThrownBy(() -> listed.resolve(host));
        }
    }

    @Test
    void S07_aNetworkOfOneFamilyHoldsNoAddressOfTheOther() {
        OutwardAddresses four = allowing("0.0.0.0/0", "10.0.0.0/8");
        OutwardAddresses six = allowing("::/0", "fd00::/8");

        assertThatExceptionOfType(AddressRefused.class).isThrownBy(() -> four.resolve("::1"));
        assertThatExceptionOfType(AddressRefused.class).isThrownBy(() -> four.resolve("a00::1"));
        assertThatExceptionOfType(AddressRefused.class).isThrownBy(() -> six.resolve("127.0.0.1"));
        assertThatExceptionOfType(AddressRefused.class).isThrownBy(() -> six.resolve("253.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/", "fd00::/200", "all"})
    void aListThatHoldsNoNetworkStopsTheStart(String network) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> allowing(network))
                .withMessageContaining(network);
    }

    private static OutwardAddresses allowing(String... networks) {
        return new OutwardAddresses(new OutwardProperties(List.of(networks)));
    }
}
