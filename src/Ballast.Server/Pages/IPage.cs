using Ballast.Core.Questions;

namespace Ballast.Server.Pages;

/// <summary>A page of the dashboard. One page is one file, and one line in <see cref="PageCatalogue"/>.</summary>
internal interface IPage
{
    /// <summary>Its path, for example <c>/rules</c>; the front page's is <c>/</c>.</summary>
    string Path { get; }

    /// <summary>Its name in the navigation.</summary>
    string Title { get; }

    /// <summary>What it is about: the heading that it stands under in the navigation.</summary>
    QuestionTopic Topic { get; }

    /// <summary>Whether it can be looked at without naming anything, and so stands in the navigation.</summary>
    bool IsInNavigation => true;

    /// <summary>What stands over it: its name, or the name of the one thing that was asked for.</summary>
    string Heading(PageRequest request) => Title;

    /// <summary>The question that it answers.</summary>
    string Question { get; }

    /// <summary>What stands in it, without the shell around it. It may answer an htmx request with a part of itself.</summary>
    PageContent Render(PageRequest request);
}
