namespace Ballast.Core.Questions;

/// <summary>What a question is about: the heading that it stands under in the navigation of pages, in help and in docs. The four questions of Ballast, and what they rest on.</summary>
public enum QuestionTopic
{
    /// <summary>The first look, and one model, round or account by itself.</summary>
    Overview,

    /// <summary>What did it earn?</summary>
    Earnings,

    /// <summary>What was the risk?</summary>
    Risk,

    /// <summary>Can I believe it?</summary>
    Evidence,

    /// <summary>What do I do now?</summary>
    Action,

    /// <summary>What is stored, and by which rules it is read.</summary>
    Records,
}

/// <summary>Topics in words.</summary>
public static class QuestionTopics
{
    /// <summary>The topics, in the order of the four questions.</summary>
    public static IReadOnlyList<QuestionTopic> All { get; } = Enum.GetValues<QuestionTopic>();

    /// <summary>The heading of a topic.</summary>
    public static string InWords(this QuestionTopic topic) =>
        topic switch
        {
            QuestionTopic.Overview => "Overview",
            QuestionTopic.Earnings => "What did it earn?",
            QuestionTopic.Risk => "What was the risk?",
            QuestionTopic.Evidence => "Can I believe it?",
            QuestionTopic.Action => "What do I do now?",
            QuestionTopic.Records => "Records",
            _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, null),
        };
}
