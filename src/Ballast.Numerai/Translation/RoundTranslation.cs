using Ballast.Core.Rounds;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Translation;

/// <summary>Rounds in Numerai's words to rounds in ours.</summary>
public static class RoundTranslation
{
    /// <summary>What the API's list of rounds says of one; null where it does not say which round of which tournament it is.</summary>
    public static RoundFacts? ToFacts(this WireRound round) =>
        round.Number is { } number && Known(round.Tournament) is { } tournament
            ? new RoundFacts
            {
                Tournament = tournament,
                Number = number,
                OpenTime = round.OpenTime,
                CloseTime = round.CloseTime,
                CloseStakingTime = round.CloseStakingTime,
                ScoreTime = round.ScoreTime,
                ResolveTime = round.ResolveTime,
                PayoutFactor = round.PayoutFactor,
                StakeThreshold = round.StakeThreshold is { } threshold ? new Nmr(threshold) : null,
                Resolved = Both(round.ResolvedGeneral, round.ResolvedStaking),
            }
            : null;

    /// <summary>What round details say of a round; null where they do not say which one it is.</summary>
    public static RoundFacts? ToFacts(this WireRoundDetails details) =>
        details.RoundNumber is { } number && Known(details.Tournament) is { } tournament
            ? new RoundFacts
            {
                Tournament = tournament,
                Number = number,
                OpenTime = details.OpenTime,
                CloseTime = details.CloseTime,
                CloseStakingTime = details.CloseStakingTime,
                ScoreTime = details.ScoreTime,
                ResolveTime = details.RoundResolveTime,
                PayoutFactor = details.PayoutFactor,
                TotalAtStake = details.TotalAtStake is { } stake ? new Nmr(stake) : null,
                TotalPayout = details.TotalPayout is { } payout ? new Nmr(payout) : null,
                Resolved = details.RoundResolved,
            }
            : null;

    /// <summary>What a round scores and pays, in our words. A configuration without any name is left out.</summary>
    public static IReadOnlyList<ScoreRule> ToScoreRules(this WireRound round) =>
        [.. (round.RoundScoreConfigs ?? []).OfType<WireScoreConfig>().Select(Rule).OfType<ScoreRule>()];

    private static ScoreRule? Rule(WireScoreConfig config) =>
        Metric.TryParse(config.DisplayName ?? config.Name, out var metric)
            ? new ScoreRule
            {
                Metric = metric with { Version = config.Version ?? "" },
                ConfigName = config.Name,
                ScoreConfigId = config.ScoreConfigId,
                IsPayout = config.IsPayout,
                IsCanon = config.IsCanonScore,
                Multiplier = config.DefaultMultiplier,
                MinMultiplier = config.MinMultiplier,
                MaxMultiplier = config.MaxMultiplier,
                Clip = config.ClipThreshold,
                StakeThreshold = config.StakeThreshold is { } threshold ? new Nmr(threshold) : null,
                PayoutFactor = config.PayoutFactor,
                ScoreDays = config.TotalScoreDays,
                LagDays = config.ReturnsLagDays,
                DelayDays = config.DataDelayDays,
                ScoringStart = config.ScoringStart,
                ScoringEnd = config.ScoringEnd,
            }
            : null;

    /// <summary>A tournament of a later day is none of ours.</summary>
    private static Tournament? Known(int? id) =>
        id is { } number && Enum.IsDefined((Tournament)number) ? (Tournament)number : null;

    /// <summary>A round is resolved when both of its halves are; a half not spoken of does not count.</summary>
    private static bool? Both(bool? general, bool? staking) =>
        general is null && staking is null ? null : (general ?? true) && (staking ?? true);
}
