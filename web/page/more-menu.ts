// What has no room in the bar of a narrow screen stands in a panel below it. In a
// wide bar the panel is no box at all, and its button is not there.

import { Menu } from "./menu";

export class MoreMenu {
  private readonly menu = new Menu("more");

  constructor() {
    // Before the button acts: what it opens gives the focus back to where it was.
    const capture = true;
    this.menu.panel.addEventListener("click", (event) => {
      const pressed = (event.target as Element).closest("button");
      if (pressed && !pressed.matches(".menu-button")) this.menu.leave();
    }, capture);
    this.menu.panel.addEventListener("change", () => this.menu.leave());
  }
}
