using Ballast.Sandbox.GraphQl;

namespace Ballast.Tests.Sandbox.GraphQl;

public class RequestParserTests
{
    [Fact]
    public void Values_of_all_sorts_are_read()
    {
        var field = Field(
            "{ f(a: 1, b: -2.5e-3, c: \"x\\n\\u0041\", d: [1 2,3], e: {k: true}, g: null, h: WORD, i: $v, j: \"\"\"block\"\"\") }"
        );
        var values = field.Arguments.ToDictionary(a => a.Key, a => a.Value);
        values["a"].ShouldBe(1L);
        values["b"].ShouldBe(-0.0025m);
        values["c"].ShouldBe("x\nA");
        values["d"].ShouldBe(new List<object?> { 1L, 2L, 3L });
        values["e"].ShouldBeOfType<Dictionary<string, object?>>()["k"].ShouldBe(true);
        values["g"].ShouldBeNull();
        values["h"].ShouldBe(new EnumValue("WORD"));
        values["i"].ShouldBe(new VariableValue("v"));
        values["j"].ShouldBe("block");
    }

    [Fact]
    public void Commas_comments_and_a_byte_order_mark_mean_nothing()
    {
        var one = RequestParser.Parse("{ a, b , c }");
        var two = RequestParser.Parse("\uFEFF{\n a # first\n b\r\n,,c }");
        one.Operations[0].Selections.OfType<FieldSelection>().Select(f => f.Name).ShouldBe(["a", "b", "c"]);
        two.Operations[0].Selections.OfType<FieldSelection>().Select(f => f.Name).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void Variables_keep_their_defaults_and_whether_they_are_required()
    {
        var variables = RequestParser
            .Parse("query Q($a: [Int!]! $b: Str = \"x\", $c: Int) { f }")
            .Operations[0]
            .Variables;
        variables
            .Select(v => (v.Name, v.Required, v.HasDefault))
            .ShouldBe([("a", true, false), ("b", false, true), ("c", false, false)]);
        variables[1].Default.ShouldBe("x");
    }

    [Fact]
    public void A_field_knows_where_it_stands()
    {
        var field = Field("{\n  alias: name }");
        (field.Key, field.Name, field.Line, field.Column).ShouldBe(("alias", "name", 2, 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ }")]
    [InlineData("{ a(b: ) }")]
    [InlineData("{ a(b: \"open) }")]
    [InlineData("{ a(b: \"\"\"open) }")]
    [InlineData("{ a(b: 1.2.3) }")]
    [InlineData("{ a ? }")]
    [InlineData("subscription { a }")]
    [InlineData("{ a(b: \"\\u12\") }")]
    public void What_is_no_graphql_is_refused(string query) =>
        Should.Throw<GraphQlException>(() => RequestParser.Parse(query));

    private static FieldSelection Field(string query) =>
        (FieldSelection)RequestParser.Parse(query).Operations[0].Selections[0];
}
