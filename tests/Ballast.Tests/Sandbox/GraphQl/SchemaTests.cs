using Ballast.Sandbox.GraphQl;

namespace Ballast.Tests.Sandbox.GraphQl;

public class SchemaTests
{
    [Theory]
    [InlineData("roundNumberGte", "round_number_gte")]
    [InlineData("roundNumber__gte", "round_number__gte")]
    [InlineData("corr60", "corr60")]
    [InlineData("corr_60", "corr_60")]
    [InlineData("corr20V2", "corr20_v2")]
    [InlineData("v2Corr20", "v2_corr20")]
    [InlineData("return_1_day", "return_1_day")]
    [InlineData("latestNRounds", "latest_n_rounds")]
    [InlineData("corrWMetaModel", "corr_w_meta_model")]
    [InlineData("model_name", "model_name")]
    [InlineData("v3UserProfile", "v3_user_profile")]
    [InlineData("NMRPrice", "nmr_price")]
    public void Names_become_snake_case_as_the_real_server_makes_them(string sent, string expected) =>
        Schema.Internal(sent).ShouldBe(expected);

    [Fact]
    public void The_schema_knows_types_required_arguments_defaults_scopes_and_wire_names()
    {
        var query = Schema.Tournament.Types["RootQueryType"];
        var performances = query.Fields["v2_round_model_performances"];
        performances.Type.IsList.ShouldBeTrue();
        performances.Arguments["model_id"].Type.Required.ShouldBeTrue();
        performances.Arguments["tournament"].Default.ShouldBe(8L);
        performances.Arguments.ContainsKey("round_number__gte").ShouldBeTrue();
        performances.Arguments.ContainsKey("round_number_gte").ShouldBeFalse();
        performances.NeedsKey.ShouldBeFalse();
        query.Fields["account"].Scope.ShouldBe("read_user_info");
        query.Fields["api_token_info"].NeedsKey.ShouldBeTrue();
        Schema.Tournament.IsEnum("RoundStatus").ShouldBeTrue();
        Schema.Tournament.Types["ModelData"].Fields.ContainsKey("mmc_60").ShouldBeTrue();
    }
}
