using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Models;

/// <summary>Which models, in which order.</summary>
public sealed record ModelsRequest
{
    /// <summary>Only models whose name or label holds this, or that a group or pattern means; empty for all.</summary>
    public string Find { get; init; } = "";

    /// <summary>What they are ordered by.</summary>
    public ModelOrder OrderBy { get; init; }

    /// <summary>Whether the order is turned round. What is not known stays last.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Which part of the list.</summary>
    public Slice Slice { get; init; } = Slice.Usual;
}

/// <summary>What models are ordered by: figures from the largest down, words from A to Z. What is not known comes last.</summary>
public enum ModelOrder
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>Favourites first, then by name.</summary>
    Favourite,

    /// <summary>NMR settled.</summary>
    Net,

    /// <summary>Net over the mean NMR committed.</summary>
    Return,

    /// <summary>NMR staked now.</summary>
    Stake,

    /// <summary>The mean score.</summary>
    Score,

    /// <summary>The mean percentile.</summary>
    Percentile,

    /// <summary>The newest round with a score.</summary>
    Newest,

    /// <summary>The first of its groups.</summary>
    Group,

    /// <summary>The tier.</summary>
    Tier,
}
