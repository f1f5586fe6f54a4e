namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/data</c></summary>
internal sealed class DataResource : Resource
{
    public override string Name => "data";

    public override string Question => "What is stored, how fresh is it, what is missing?";

    public override IReadOnlyList<Parameter> Parameters => [];

    public override Argument? Listed => null;
}
