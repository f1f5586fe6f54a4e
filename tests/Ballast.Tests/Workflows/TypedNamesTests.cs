using Ballast.Core.Workflows;

namespace Ballast.Tests.Workflows;

/// <summary>Which names are meant by what somebody typed.</summary>
public sealed class TypedNamesTests
{
    private static readonly string[] Stored = ["plover", "heron", "deep wish", "a,b", "x=1"];

    [Theory]
    [InlineData("plover,heron", "plover|heron")]
    [InlineData("plover, heron", "plover|heron")]
    [InlineData("plover heron", "plover|heron")]
    [InlineData("deep wish", "deep wish")]
    [InlineData("plover,deep wish", "plover|deep wish")]
    [InlineData("a,b", "a,b")]
    [InlineData("deep wish=2", "deep wish=2")]
    [InlineData("plover=60,heron=40", "plover=60|heron=40")]
    [InlineData("plover=60 heron=40", "plover=60|heron=40")]
    [InlineData("x=1", "x=1")]
    [InlineData("@core heron", "@core|heron")]
    [InlineData("no such model", "no such model")]
    [InlineData("hero plover", "hero|plover")]
    [InlineData("  ", "  ")]
    [InlineData(",", ",")]
    public void Text_IsTakenApartWhereItNamesSeveral(string typed, string expected) =>
        TypedNames.Apart([typed], Stored).ShouldBe(expected.Split('|'));
}
