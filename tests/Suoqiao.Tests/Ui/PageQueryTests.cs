using Microsoft.AspNetCore.Components;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Ui;

[Trait("Database", "none")]
public sealed class PageQueryTests
{
    [Fact]
    public void A_bare_address_means_the_first_page_in_the_lists_own_order() =>
        Assert.Equal(new PageQuery(1, 20, null, false), At("/needs"));

    [Fact]
    public void The_address_says_page_size_and_order()
    {
        var query = At("/needs?page=3&size=50&sort=-deadline");

        Assert.Equal(new PageQuery(3, 50, "deadline", true), query);
        Assert.Equal(100, query.Skip);
        Assert.Equal(3, query.PagesOf(101));
    }

    [Theory]
    [InlineData("/needs?page=0")]
    [InlineData("/needs?page=-4&size=7")]
    [InlineData("/needs?page=x&size=9999999999&sort=-")]
    public void What_cannot_be_meant_becomes_what_can(string address) =>
        Assert.Equal(new PageQuery(1, 20, null, false), At(address));

    [Fact]
    public void A_changed_query_keeps_the_rest_and_is_relative_to_the_site() =>
        Assert.Equal("/needs?region=1&sort=title", new Address("/needs?region=1&page=4").With(("sort", "title"), ("page", null)));

    private static PageQuery At(string address) => PageQuery.From(new Address(address));

    private sealed class Address : NavigationManager
    {
        public Address(string address) => Initialize("https://bridge.example/", "https://bridge.example" + address);
    }
}
