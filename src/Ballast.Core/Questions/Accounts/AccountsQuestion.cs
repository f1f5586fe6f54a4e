using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Accounts;

/// <summary>All own accounts side by side.</summary>
internal static class AccountsQuestion
{
    private static readonly Parameter Label = new("label", "One account by its label, with a row a slot.")
    {
        IsArgument = true,
        IsOptional = true,
        ValueName = "LABEL",
    };

    private static readonly Parameter Sort = new("sort", "What the accounts are ordered by, the most of it first.")
    {
        ValueName = "WHAT",
        Default = "stake",
        Choices = ["stake", "earned", "fall", "attention", "name"],
        IsInForm = true,
    };

    /// <summary>Whether slots are put into words too.</summary>
    internal static readonly Parameter Slots = new("slots", "A row a slot, too.")
    {
        Kind = ParameterKind.Switch,
        IsOfText = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<AccountsAnswer>
        {
            Name = "accounts",
            Title = "Accounts",
            Topic = QuestionTopic.Overview,
            Asks = "How does each of my accounts stand?",
            Help = "All own accounts side by side: stake, what it earned, the largest fall, and what needs attention.",
            Example = "accounts --sort attention",
            Parameters = [Label, Sort, Slots, .. PageParameters.All],
            Subject = QuestionSubject.Slots,
            Shape = () => new AccountsJson(Answers.Options()).AccountsAnswer,
            Answer = asked => AccountsOverview.Run(asked.View, Read(asked.Given)),
            Text = AccountsText.Write,
        };

    /// <summary>Whether one account was asked for.</summary>
    public static bool IsOfOne(Given given) => given.Text(Label) is not null;

    private static AccountsRequest Read(Given given) =>
        new()
        {
            Account = given.Text(Label),
            OrderBy = given.Choice<AccountOrder>(Sort),
            Slice = PageParameters.Read(given),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(AccountsAnswer))]
internal sealed partial class AccountsJson : JsonSerializerContext;
