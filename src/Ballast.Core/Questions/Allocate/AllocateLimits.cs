using Ballast.Core.Allocation;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Allocate;

/// <summary>What weights of today must keep.</summary>
/// <param name="Limits">Floors, caps, groups and turnover.</param>
/// <param name="MinShare">Least weight of a model that gets any.</param>
/// <param name="Total">NMR that is divided; null where none is named and none staked.</param>
internal sealed record AllocateLimits(WeightLimits Limits, double MinShare, decimal? Total)
{
    private const double Slack = 1e-9;

    /// <summary>Reads them for the models that take part.</summary>
    /// <returns>A refusal where a model takes no part, or the limits contradict each other.</returns>
    public static Outcome<AllocateLimits> Find(AsOfView view, AllocateRequest request, IReadOnlyList<string> models)
    {
        var places = models
            .Select((model, i) => (model, i))
            .ToDictionary(p => p.model, p => p.i, StringComparer.OrdinalIgnoreCase);
        if (request.Groups.SelectMany(g => g.Models).FirstOrDefault(m => !places.ContainsKey(m)) is { } grouped)
            return new Refusal("unknown-model", $"{Notice.Option("group")} names {grouped}, which takes no part here.");
        if (request.Locked.Select(l => l.Model).FirstOrDefault(m => !places.ContainsKey(m)) is { } locked)
            return new Refusal("unknown-model", $"{Notice.Option("locked")} names {locked}, which takes no part here.");

        var stakes = StakesNow.Find(view).ToDictionary(s => s.Model, s => s.Stake.Amount);
        decimal[] now = [.. models.Select(m => stakes.GetValueOrDefault(m))];
        decimal? total = request.Total ?? (now.Sum() > 0 ? now.Sum() : null);
        if (total is null && (request.Locked.Count > 0 || request.MinStake is not null))
            return new Refusal(
                "nothing-staked",
                $"{Notice.Option("locked")} and {Notice.Option("min-stake")} need {Notice.Option("total")} NMR: none of these models has an open stake."
            );
        if (request.MaxTurnover is not null && now.Sum() <= 0)
            return new Refusal(
                "nothing-staked",
                $"{Notice.Option("max-turnover")} needs stakes, and none of these models has an open one."
            );

        var (floors, caps) = Bounds(request, places, total);
        var contradiction = Contradiction(request, floors, caps, total);
        if (contradiction is not null)
            return contradiction;
        var limits = new WeightLimits(floors, caps)
        {
            Groups = [.. request.Groups.Select(g => ((int[])[.. g.Models.Select(m => places[m])], g.Cap))],
        };
        if (request.MaxTurnover is { } turnover)
            limits = limits with { Current = [.. now.Select(s => (double)(s / now.Sum()))], MaxTurnover = turnover };
        return new AllocateLimits(limits, Math.Max(request.MinShare, Share(request.MinStake ?? 0, total)), total);
    }

    /// <summary>Floors and caps. What is locked stays above a cap, too: it cannot leave.</summary>
    private static (double[] Floors, double[] Caps) Bounds(
        AllocateRequest request,
        Dictionary<string, int> places,
        decimal? total
    )
    {
        var floors = Enumerable.Repeat(request.Floor, places.Count).ToArray();
        var caps = Enumerable.Repeat(request.Cap, places.Count).ToArray();
        foreach (var (model, nmr) in request.Locked)
        {
            var place = places[model];
            floors[place] = Math.Max(floors[place], Share(nmr, total));
            caps[place] = Math.Max(caps[place], floors[place]);
        }
        return (floors, caps);
    }

    private static Refusal? Contradiction(AllocateRequest request, double[] floors, double[] caps, decimal? total)
    {
        var count = Text.Format.Many(floors.Length, "model");
        if (request.Locked.Sum(l => l.Nmr) > total)
            return new Refusal(
                "bad-limits",
                $"{request.Locked.Sum(l => l.Nmr)} NMR are locked, more than the {total} NMR to divide."
            );
        if (request.MinStake > total)
            return new Refusal(
                "bad-limits",
                $"{Notice.Option("min-stake")} {request.MinStake} is more than the {total} NMR to divide."
            );
        if (request.Floor > request.Cap || floors.Sum() > 1 + Slack || caps.Sum() < 1 - Slack)
            return new Refusal(
                "bad-limits",
                request.Locked.Count == 0
                    ? $"No weights of {count} lie between {request.Floor} and {request.Cap} and add up to one."
                    : $"No weights of {count} lie between {request.Floor} and {request.Cap}, keep what is locked and add up to one."
            );
        var kept = floors.Count(f => f > 0);
        return request.Slots < kept
            ? new Refusal(
                "bad-limits",
                $"{Notice.Option("slots")} {request.Slots} is fewer than the {kept} that have a floor or are locked."
            )
            : null;
    }

    private static double Share(decimal nmr, decimal? total) => total is { } all ? (double)(nmr / all) : 0;
}
