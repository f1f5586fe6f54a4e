namespace Ballast.Web.Markup;

/// <summary>What sections ask, by the name that links use.</summary>
internal static class Questions
{
    /// <summary>The sections of a report, in their order.</summary>
    public static IReadOnlyList<(string Id, string Text)> Report { get; } =
    [
        ("account", "What did it earn?"),
        ("risk", "What was the risk?"),
        ("regret", "What could have been?"),
        ("backtest", "What would other multipliers have earned?"),
        ("sensitivity", "Does it depend on the window?"),
        ("field", "How does it stand against the field?"),
    ];

    /// <summary>Sections that stand on pages alone.</summary>
    private static readonly (string Id, string Text)[] Pages =
    [
        ("evidence", "Can I believe it?"),
        ("track-record", "How good were the tool\u2019s own answers?"),
        ("nowcast", "What will the open rounds bring?"),
    ];

    /// <summary>The question of a section.</summary>
    public static string Of(string id) => Report.Concat(Pages).First(q => q.Id == id).Text;
}
