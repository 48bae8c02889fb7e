import { Component, type ReactNode } from "react";
import { ErrorPage } from "./ErrorPage.tsx";

interface PageGuardProps {
  /** What is drawn: a page that failed is given up once this is another. */
  readonly page: string;
  readonly children: ReactNode;
}

interface Failure {
  readonly problem: unknown;
  readonly page: string;
}

/** Shows what went wrong in place of a page that cannot be drawn, and keeps what stands round it. */
export class PageGuard extends Component<PageGuardProps, { readonly failure: Failure | null }> {
  override state: { readonly failure: Failure | null } = { failure: null };

  static getDerivedStateFromError(problem: unknown) {
    return { failure: { problem, page: "" } };
  }

  static getDerivedStateFromProps({ page }: PageGuardProps, { failure }: { readonly failure: Failure | null }) {
    if (failure === null) return null;
    if (failure.page === "") return { failure: { ...failure, page } };
    return failure.page === page ? null : { failure: null };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure === null ? this.props.children : <ErrorPage problem={failure.problem} />;
  }
}
