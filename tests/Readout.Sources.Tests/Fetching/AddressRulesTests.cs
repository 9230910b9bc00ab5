using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Readout.Sources.Fetching;

namespace Readout.Tests.Sources.Fetching;

public sealed class AddressRulesTests
{
    private static readonly AddressRules Rules = new([]);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2002:c0a8:101::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2606:4700::5efe:10.0.0.1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("100::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("5f00::1")]
    [InlineData("4000::1")]
    public void An_address_that_is_not_public_is_refused(string address) => Rules.Refusal(IPAddress.Parse(address)).ShouldNotBeNull();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("192.167.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("2002:101:101::1")]
    [InlineData("64:ff9b::101:101")]
    public void A_public_address_may_be_connected_to(string address) => Rules.Refusal(IPAddress.Parse(address)).ShouldBeNull();

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3")]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3")]
    [InlineData("fd00::/8", "fd12::1")]
    [InlineData("127.0.0.1/32", "127.0.0.1")]
    [InlineData("10.9.9.9/8", "10.1.2.3")]
    public void A_network_of_ones_own_may_be_allowed(string network, string address) =>
        new AddressRules([IPNetwork.Parse(network)]).Refusal(IPAddress.Parse(address)).ShouldBeNull();

    [Fact]
    public void To_allow_one_network_allows_no_other() =>
        new AddressRules([IPNetwork.Parse("10.0.0.0/8")]).Refusal(IPAddress.Parse("192.168.0.1")).ShouldNotBeNull();

    [Fact]
    public void An_address_is_judged_alike_however_it_is_wrapped() =>
        Prop.ForAll<uint>(number =>
        {
            var bytes = BitConverter.GetBytes(number);
            var bare = Rules.Refusal(new IPAddress(bytes)) is null;
            byte[] sixToFour = [0x20, 0x02, .. bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
            byte[] translated = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, .. bytes];
            return Rules.Refusal(new IPAddress(bytes).MapToIPv6()) is null == bare
                && Rules.Refusal(new IPAddress(sixToFour)) is null == bare
                && Rules.Refusal(new IPAddress(translated)) is null == bare;
        }).QuickCheckThrowOnFailure();
}
