using Ballast.Core.Questions;

namespace Ballast.Cli.Help;

/// <summary>The commands in the order in which somebody needs them, each in a line that fits a window of 80 columns.</summary>
internal static class CommandGroups
{
    /// <summary>What stands above commands that no group has.</summary>
    public const string Others = "More commands";

    public static IReadOnlyList<(string Title, IReadOnlyList<(string Name, string Line)> Commands)> All { get; } =
    [
        (
            "Begin",
            [
                ("demo", "a made-up tournament: no files, keys or network"),
                ("init", "keys if you have some, the first sync, then the pages"),
                ("help", "what a word means"),
            ]
        ),
        (
            QuestionTopic.Overview.InWords(),
            [
                ("today", "what is open, what settled, what needs attention"),
                ("alerts", "what happened that you should know of"),
                ("models", "all models with what they earned, sorted and searched"),
                ("model", "one model, round by round"),
                ("round", "one round, model by model"),
                ("accounts", "all your accounts side by side"),
                ("report", "everything in one file that works offline"),
            ]
        ),
        (
            QuestionTopic.Earnings.InWords(),
            [
                ("account", "what the stakes earned, by round, model, score and month"),
                ("realised", "by year and month, with costs and lots"),
                ("backtest", "what every combination of multipliers would have paid"),
                ("explain", "every factor of one payout"),
                ("regret", "what was staked against what could have been"),
                ("reconcile", "computed payouts against those that Numerai made"),
            ]
        ),
        (
            QuestionTopic.Risk.InWords(),
            [
                ("risk", "returns under each payout rule: measures, drawdowns, bets"),
                ("portfolio", "what a fixed mix of models would have been like"),
            ]
        ),
        (
            QuestionTopic.Evidence.InWords(),
            [
                ("evidence", "which models can still be the best, and what chance does"),
                ("compare", "models side by side, with paired differences"),
                ("field", "percentiles against all who took part"),
                ("sensitivity", "how much the best depends on where a backtest begins"),
                ("nowcast", "what the open rounds will bring"),
                ("lineage", "children of strategies against their parents"),
                ("score", "the scoring rules on a file of predictions"),
                ("ensemble", "one blended model against the same stake split"),
            ]
        ),
        (
            QuestionTopic.Action.InWords(),
            [
                ("rule-changes", "what changed in the rules, and what it means for you"),
                ("advise", "of each stake: keep, raise, lower, stop or too young"),
                ("ladder", "what is locked, and when it comes free"),
                ("allocate", "methods that divide stake, side by side"),
                ("tiers", "who rises and falls by a policy of yours"),
                ("rehearse", "ways of dividing stake, replayed or simulated"),
                ("plan", "the dated way from your stakes to a target"),
                ("apply", "sends a plan, each change once"),
                ("stake", "one change of one stake"),
                ("paper", "a policy on paper, beside your real stakes"),
            ]
        ),
        (
            QuestionTopic.Records.InWords(),
            [
                ("data", "what is stored, how fresh it is, what is missing"),
                ("import", "files that you have: CSV, JSON, Parquet, xlsx"),
                ("sync", "rounds, scores, stakes and payouts from Numerai"),
                ("rounds", "which rounds are stored"),
                ("rules", "the payout rules and where they are from"),
                ("registry", "who is who: strategies, slots, groups"),
                ("fingerprints", "submissions that are the same, or were exchanged"),
                ("journal", "what was planned and sent, and what became of it"),
                ("store", "copy, back up and check the store"),
                ("export", "views as CSV; results for tax and accounts"),
            ]
        ),
        (
            "Online",
            [
                ("submit", "hands predictions in"),
                ("submissions", "what was handed in"),
                ("fingerprint", "what predictions are like, and which others they equal"),
                ("download", "data files and own submissions"),
                ("diagnostics", "what validation predictions would have scored"),
                ("leaderboard", "Numerai's leaderboard, as it is now"),
                ("profile", "the public page of a model or account"),
                ("query", "a GraphQL query of your own"),
            ]
        ),
        (
            "Pages and services",
            [
                ("serve", "the pages and the API, on this machine"),
                ("mcp", "questions as tools for an assistant, to read only"),
                ("watch", "finds what somebody should know, and sends it once"),
                ("sandbox", "a whole tournament on this machine, to play with"),
                ("completion", "completes commands and names in your shell"),
            ]
        ),
    ];
}
