namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/rounds</c></summary>
internal sealed class RoundsResource : Resource
{
    public override string Name => "rounds";

    public override string Question => "Which rounds are stored, and what is known of them?";

    public override IReadOnlyList<Parameter> Parameters => Parameter.Page;

    public override Argument? Listed => null;
}
