namespace Ballast.Core.Workflows.Claims;

/// <summary>Everyone who grades, in the order in which they are shown.</summary>
internal static class ClaimGraders
{
    public static IReadOnlyList<IClaimGrader> All(GradingGround ground) =>
        [new RankingGrader(ground), new NowcastGrader(ground)];
}
