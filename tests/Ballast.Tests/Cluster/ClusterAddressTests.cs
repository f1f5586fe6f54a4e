using System.Net;
using Ballast.Cluster.Addresses;
using Ballast.Cluster.Computing;

namespace Ballast.Tests.Cluster;

public sealed class ClusterAddressTests
{
    [Theory]
    [InlineData("store", null)]
    [InlineData("redis://127.0.0.1", "127.0.0.1:6379")]
    [InlineData("redis://cache.lan:7000/", "cache.lan:7000")]
    [InlineData("redis://:s%20cret@cache.lan", "cache.lan:6379,password=s cret")]
    [InlineData("redis://zoe:secret@cache.lan:1", "cache.lan:1,password=secret,user=zoe")]
    public void Address_IsRead(string text, string? redis) => ClusterAddress.Parse(text).Redis.ShouldBe(redis);

    [Theory]
    [InlineData("")]
    [InlineData("postgres://zoe:secret@db")]
    [InlineData("redis://")]
    [InlineData("redis://zoe:secret@db/3/4")]
    public void Address_OfNoCluster_IsRefusedWithoutRepeatingIt(string text) =>
        Should
            .Throw<FormatException>(() => ClusterAddress.Parse(text))
            .Message.ShouldBe("A cluster is store, or redis://HOST:PORT.");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("fd00::1")]
    public void Listen_AtAPrivateAddress_IsTaken(string text) =>
        ListenAddress.Parse(text).ShouldBe(IPAddress.Parse(text));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2001:db8::1")]
    [InlineData("here")]
    public void Listen_WhereTheWorldMayCome_IsRefused(string text) =>
        Should.Throw<FormatException>(() => ListenAddress.Parse(text)).Message.ShouldStartWith($"--listen");

    [Fact]
    public void Run_OfAnotherProgramStoreOrQuestion_HasAnotherKey()
    {
        string[] keys =
        [
            RunKey.Of("question", "digest", "version"),
            RunKey.Of("question", "digest", "other"),
            RunKey.Of("question", "other", "version"),
            RunKey.Of("other", "digest", "version"),
            RunKey.Of("questiond", "igest", "version"),
        ];
        keys.Distinct().Count().ShouldBe(keys.Length);
        ProgramVersion.ClusterId("one").ShouldNotBe(ProgramVersion.ClusterId("other"));
    }
}
