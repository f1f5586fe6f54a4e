using Ballast.Core.Rounds;

namespace Ballast.Tests.Rounds;

public sealed class NmrTests
{
    [Theory]
    [InlineData("335.183056609585400721", "335.183056609585400721")]
    [InlineData("0E-18", "0")]
    [InlineData("0.0", "0")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("-0.0695399230358766", "-0.0695399230358766")]
    [InlineData("4.2e-16", "0.00000000000000042")]
    public void Parse_SpellingsOfTheApi_AreRead(string text, string kept) => Nmr.Parse(text).ToString().ShouldBe(kept);

    [Theory]
    [InlineData("")]
    [InlineData("ten")]
    [InlineData("NaN")]
    [InlineData("1e40")]
    [InlineData("12,5")]
    [InlineData("1,23,456")]
    public void Parse_WhatIsNoAmount_IsRefused(string text) => Nmr.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Sum_OfEighteenPlaces_IsExact() =>
        (Nmr.Parse("0.000000000000000001") + Nmr.Parse("11000000.999999999999999999")).ShouldBe(Nmr.Parse("11000001"));
}
