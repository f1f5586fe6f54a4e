using System.Globalization;
using Ballast.Core.Registry;
using Ballast.Core.Registry.Findings;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Support;

/// <summary>
/// Made-up strategies that are related as Numerai models are: linear on common features, correlated 0.5 to 0.9, with weights that stray from round to round and rounds
/// in which all move together; and values as people hand them in: ranks, raw, few from trees, rounded, squashed.
/// </summary>
internal sealed class SubmissionWorld(int seed, int strategies, int rows = 5000, bool idsLast = false)
{
    private const int Features = 24;
    private readonly Random _random = new(seed);
    private readonly List<Model> _models = [];
    private double[][] _features = [];

    /// <summary>How much a weight strays from round to round, in standard deviations of weights.</summary>
    public double Stray { get; init; } = 0.15;

    /// <summary>One sort of values for all: nothing can be known by these.</summary>
    public int? Sort { get; init; }

    public static PredictionFingerprint Print(string[] ids, double[] values, string sha = "") =>
        PredictionFingerprint.Take(sha, ids, values);

    /// <summary>A strategy that nobody has had yet.</summary>
    public int Invent()
    {
        if (_models.Count == 0)
            _models.Add(new Model([.. Normals(Features)], 0, 0, 0));
        var part = Math.Sqrt(0.5 + (0.4 * _random.NextDouble()));
        var rest = Math.Sqrt(1 - (part * part));
        double[] own = [.. Normals(Features)];
        _models.Add(
            new Model(
                [.. own.Select((o, i) => (part * _models[0].Weights[i]) + (rest * o))],
                Sort ?? _random.Next(5),
                Math.Exp(-4 + _random.NextDouble()),
                20 + _random.Next(300)
            )
        );
        return _models.Count - 2;
    }

    /// <summary>The files of a round: for each slot those of the strategy that sits there.</summary>
    public SubmissionRound Round(int round, IReadOnlyList<int> seats, Func<int, double[], double[]>? change = null)
    {
        while (_models.Count <= strategies)
            Invent();
        var ids = Enumerable.Range(0, rows).Select(i => idsLast ? $"t{i}" : $"n{seed}_{round}_{i}").ToArray();
        Move();
        // One round in twenty is one in which all go together.
        var together = _random.Next(20) == 0 ? 1.0 : 0;
        return new SubmissionRound(
            round,
            [
                .. seats.Select(
                    (strategy, slot) =>
                    {
                        var values = Values(_models[strategy + 1], together);
                        return Kept($"slot_{slot:00}", round, ids, change?.Invoke(slot, values) ?? values);
                    }
                ),
            ]
        );
    }

    public static SlotSubmission Kept(string slot, int round, string[] ids, double[] values) =>
        new(
            new KeptSubmission
            {
                Tournament = Tournament.Classic,
                Model = slot,
                ModelId = "",
                Round = round,
                At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(round),
                File = "p.csv",
                Fingerprint = Print(ids, values, $"{slot} {round.ToString(CultureInfo.InvariantCulture)}"),
            }
        );

    private void Move()
    {
        const double Lasting = 0.95;
        var fresh = Enumerable.Range(0, Features).Select(_ => Normals(rows).ToArray()).ToArray();
        if (_features.Length == 0 || !idsLast)
        {
            _features = fresh;
            return;
        }
        var rest = Math.Sqrt(1 - (Lasting * Lasting));
        for (var f = 0; f < Features; f++)
        {
            for (var i = 0; i < rows; i++)
                _features[f][i] = (Lasting * _features[f][i]) + (rest * fresh[f][i]);
        }
    }

    private double[] Values(Model model, double together)
    {
        double[] weights =
        [
            .. model.Weights.Select((w, i) => w + (Stray * Normal()) + (together * _models[0].Weights[i])),
        ];
        var length = Math.Sqrt(weights.Sum(w => w * w));
        var raw = new double[rows];
        for (var f = 0; f < Features; f++)
        {
            var (weight, feature) = (weights[f] / length, _features[f]);
            for (var i = 0; i < rows; i++)
                raw[i] += weight * feature[i];
        }
        return Dressed(model, raw);
    }

    private double[] Dressed(Model model, double[] raw)
    {
        var scale = model.Scale * Math.Exp(0.1 * Normal());
        switch (model.Sort)
        {
            case 0:
                return Ranks(raw);
            case 1:
                return Array.ConvertAll(raw, r => Math.Clamp(0.5 + (scale * r), 0, 1));
            case 2:
                return Array.ConvertAll(Ranks(raw), r => 0.45 + (0.1 * Math.Floor(r * model.Leaves) / model.Leaves));
            case 3:
                return Array.ConvertAll(raw, r => Math.Round(Math.Clamp(0.5 + (4 * scale * r), 0, 1), 3));
            default:
                return Array.ConvertAll(raw, r => 1 / (1 + Math.Exp(-2 * r)));
        }
    }

    private static double[] Ranks(double[] values)
    {
        var (keys, places) = (values.ToArray(), Enumerable.Range(0, values.Length).ToArray());
        Array.Sort(keys, places);
        var ranks = new double[values.Length];
        for (var i = 0; i < places.Length; i++)
            ranks[places[i]] = (i + 0.5) / values.Length;
        return ranks;
    }

    private IEnumerable<double> Normals(int count)
    {
        for (var i = 0; i < count; i++)
            yield return Normal();
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private sealed record Model(double[] Weights, int Sort, double Scale, int Leaves);
}
