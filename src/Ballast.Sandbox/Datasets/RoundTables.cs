using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Datasets;

/// <summary>One round's data as rows of the published files.</summary>
internal static class RoundTables
{
    /// <summary>Whether a target of live rows is still to come.</summary>
    public const string Live = "live";

    private static readonly Dictionary<Tournament, (string Name, int Days)[]> Targets = new()
    {
        [Tournament.Classic] = [("target", 20), ("target_ender_20", 20), ("target_ender_60", 60)],
        [Tournament.Signals] = [("target", 60), ("target_20", 20), ("target_60", 60)],
        [Tournament.Crypto] = [("target", 20)],
    };

    /// <summary>The columns of a tournament that hold targets.</summary>
    public static IEnumerable<string> TargetNames(Tournament tournament) => Targets[tournament].Select(t => t.Name);

    /// <summary>Features and targets: rows of train, validation or live.</summary>
    public static DataTable Rows(RoundData data, string dataType)
    {
        var isLive = dataType == Live;
        List<DataColumn> columns = [.. Names(data), .. When(data, isLive)];
        if (data.Tournament != Tournament.Crypto)
            columns.Add(Repeated(data, "data_type", dataType));
        columns.AddRange(
            FeatureValues.Names(data.Tournament).Zip(data.Features, (name, values) => new DataColumn(name, values))
        );
        foreach (var (name, days) in Targets[data.Tournament])
            columns.Add(new DataColumn(name, isLive ? Missing(data) : Numbers(data.Target(days))));
        return new DataTable(columns, data.Tournament == Tournament.Classic);
    }

    /// <summary>One prediction a row, with its era where rows of several stand together.</summary>
    public static DataTable Predictions(RoundData data, string name, double[] values, bool withEra)
    {
        var index = Names(data)[..1];
        DataColumn[] when = withEra ? [.. When(data, false)] : [];
        return new DataTable(
            [.. index, .. when, new DataColumn(name, Numbers(values))],
            data.Tournament == Tournament.Classic
        );
    }

    /// <summary>The names alone: what may be predicted.</summary>
    public static DataTable Universe(RoundData data) => new([.. Names(data), .. When(data, true)], false);

    private static DataColumn[] Names(RoundData data) =>
        data.Tournament switch
        {
            Tournament.Classic => [new DataColumn("id", data.Ids)],
            Tournament.Signals =>
            [
                new DataColumn("numerai_ticker", data.Ids),
                new DataColumn("composite_figi", Array.ConvertAll(data.Ids, RoundIds.Figi)),
                new DataColumn("feature_country", Array.ConvertAll(data.Ids, RoundIds.Country)),
            ],
            _ => [new DataColumn("symbol", data.Ids)],
        };

    private static IEnumerable<DataColumn> When(RoundData data, bool isLive)
    {
        if (data.Tournament == Tournament.Classic)
            yield return Repeated(data, "era", isLive ? "X" : Era(data.Round));
        else
            yield return Repeated(data, "date", Date(data.Round));
    }

    /// <summary>An era by the number of its round, four digits long as Numerai writes them.</summary>
    public static string Era(int round) => round.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The day before the round opens: that of its data.</summary>
    public static string Date(int round) =>
        RoundCalendar.OpenDate(round).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DataColumn Repeated(RoundData data, string name, string value) =>
        new(name, Enumerable.Repeat(value, data.Ids.Length).ToArray());

    private static float[] Numbers(double[] values) => Array.ConvertAll(values, v => (float)v);

    private static float[] Missing(RoundData data) => [.. Enumerable.Repeat(float.NaN, data.Ids.Length)];
}
