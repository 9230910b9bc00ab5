using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction.Metadata;

public sealed class OutletTests
{
    private static string? OfSaved(string top, string end) => Flat($"{top}\n\n{Title}\n\nBy Ann Bell\n\n{First}\n\n{Second}\n\n{Third}\n\n{end}").Article!.Outlet;

    [Theory]
    [InlineData("HARBOR POST", "© Harbor Post Media 2024", "Harbor Post")]
    [InlineData("The Harbor Post", "Terms of use\n\nThe Harbor Post is published by Quay House.", "The Harbor Post")]
    [InlineData("Harbor & Loom — news for people who make things", "More from Harbor & Loom", "Harbor & Loom")]
    [InlineData("Sea Street Journal", "© 2024 Sea Street Publishing. For personal use only.", "Sea Street Journal")]
    [InlineData("harborpost.example\n\nThe Harbor Post", "Buy me a coffee", "The Harbor Post")]
    public void A_masthead_that_comes_back_in_the_foot_or_an_address_is_the_outlet(string top, string end, string outlet) => OfSaved(top, end).ShouldBe(outlet);

    [Theory]
    [InlineData("World News", "Terms of use")]
    [InlineData("World", "More from World")]
    [InlineData("Skip to content", "© 2024")]
    [InlineData("Harbor Talks", "Contact us")]
    public void A_section_or_a_name_that_stands_once_is_none(string top, string end) => OfSaved(top, end).ShouldBeNull();

    [Fact]
    public void A_foot_in_which_the_outlet_speaks_of_itself_names_it() => OfSaved("Menu", "Harbor News does not provide investment advice.").ShouldBe("Harbor News");

    [Fact]
    public void A_box_about_the_author_says_for_whom_she_works() =>
        OfSaved("Menu", "Ann Bell\n\nAnn Bell is the night editor at Harbor Finance. She has worked there since 2015.").ShouldBe("Harbor Finance");

    [Fact]
    public void A_freelance_author_works_for_nobody() => OfSaved("Menu", "Ann Bell\n\nAnn Bell is a freelance reporter for Harbor Finance.").ShouldBeNull();

    [Fact]
    public void The_end_of_a_page_title_under_which_rights_are_claimed_is_the_outlet() => Html(Page()).Article!.Outlet.ShouldBe("The Harbor Post");

    [Fact]
    public void The_end_of_a_page_title_that_nothing_confirms_is_none() =>
        Html(Page().Replace("Copyright 2024 The Harbor Post.", "Copyright 2024.", StringComparison.Ordinal)).Article!.Outlet.ShouldBeNull();
}
