using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>Data files: their names and addresses.</summary>
internal static class DatasetFields
{
    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("listDatasets", List);
        query.Field("dataset", Address);
    }

    private static IEnumerable<string> List(ApiRequest request, Arguments arguments)
    {
        if (request.Source.Data is null)
            return [];
        var asked = arguments.Int("tournament");
        var tournaments = Tournaments.All.Where(t => asked is null || (int)t == asked);
        return tournaments
            .Where(t => HasOpened(request, t, arguments.Int("round") ?? request.View.Newest(t)))
            .SelectMany(DatasetFiles.Names);
    }

    private static string Address(ApiRequest request, Arguments arguments)
    {
        var name = arguments.Text("filename")!;
        if (request.Source.Data is null)
            throw new GraphQlException("This sandbox serves recorded rounds and has no data files");
        // The name says which tournament it is of; clients send their own one, or none.
        if (DatasetFiles.Find(name) is not var (tournament, _))
            throw new GraphQlException("Dataset not found");
        var round = arguments.Int("round") ?? request.View.Newest(tournament);
        if (!HasOpened(request, tournament, round))
            throw new GraphQlException("Round not found");
        return $"{request.Origin}/files/datasets/{round.ToString(CultureInfo.InvariantCulture)}/{name}";
    }

    private static bool HasOpened(ApiRequest request, Tournament tournament, int round) =>
        round >= 1 && round <= request.View.Newest(tournament);
}
